"""What the screen says: small pure functions from state, clock and width to rows and lines.

Only here words and looks are chosen, and only here the text of others becomes something to show.
"""
