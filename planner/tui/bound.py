"""What keys do at this moment, asked of those alone that matter.

Textual's ``active_bindings`` ask it of every key there is: two fifths of what a move calls.
"""

from collections.abc import Iterable, Iterator

from textual.binding import ActiveBinding, BindingsMap
from textual.dom import DOMNode
from textual.screen import Screen

Chain = Iterable[tuple[DOMNode, BindingsMap]]


def bound(key: str, screen: Screen[object]) -> ActiveBinding | None:
    """What the key is bound to here, whether it does something now or not."""
    return _first(key, screen._modal_binding_chain, screen)


def shown(screen: Screen[object]) -> Iterator[ActiveBinding]:
    """The same for each key that asks to be shown."""
    chain = screen._modal_binding_chain
    keys = {key: None for _node, bindings in chain for key, binding in bindings if binding.show}
    found = (_first(key, chain, screen) for key in keys)
    return (each for each in found if each and each.binding.show)


def _first(key: str, chain: Chain, screen: Screen[object]) -> ActiveBinding | None:
    for node, bindings in chain:
        for binding in bindings.key_to_bindings.get(key, ()):
            state = screen.app._check_action_state(binding.action, node)
            # One that is disabled stays in place; one that is not there makes way for the next.
            if state is not False:
                return ActiveBinding(node, binding, bool(state), binding.tooltip)
    return None
