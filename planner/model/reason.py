"""Why the system said no, in the language of the screen; its own words are English ones."""

import errno

from planner.locale import N_, _

_REASONS = {
    errno.ENOENT: N_("there is no such file or folder"),
    errno.EACCES: N_("you have no permission"),
    errno.EPERM: N_("you have no permission"),
    errno.EROFS: N_("that disk can only be read"),
    errno.ENOSPC: N_("the disk is full"),
    errno.EDQUOT: N_("your share of the disk is full"),
    errno.EFBIG: N_("the file would be too large"),
    errno.EIO: N_("the disk reports a fault"),
    errno.EISDIR: N_("it is a folder"),
    errno.ENOTDIR: N_("a part of its path is no folder"),
    errno.EEXIST: N_("it is there already"),
    errno.ENAMETOOLONG: N_("the name is too long"),
    errno.ELOOP: N_("its links lead round in a circle"),
    errno.EMFILE: N_("too many files are open"),
    errno.ENFILE: N_("too many files are open"),
    errno.EBUSY: N_("another program uses it"),
    errno.EADDRINUSE: N_("another program uses it"),
    errno.EBADF: N_("it is closed"),
    errno.EPIPE: N_("nobody reads it"),
    errno.ETIMEDOUT: N_("no answer came in time"),
    errno.ECONNREFUSED: N_("the connection was refused"),
    errno.ECONNRESET: N_("the connection broke off"),
    errno.ECONNABORTED: N_("the connection broke off"),
    errno.ENETDOWN: N_("the network does not reach it"),
    errno.ENETUNREACH: N_("the network does not reach it"),
    errno.EHOSTUNREACH: N_("the network does not reach it"),
}


def reason(error: OSError) -> str:
    """A few words to stand after a colon. Of an error that is seldom, what the system says itself;
    names that are not found and protected connections have numbers of their own, which are not
    these."""
    told = _REASONS.get(error.errno or 0)
    return _(told) if told else error.strerror or str(error)
