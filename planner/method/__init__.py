"""Pure functions of the method: state, config and now in; a new state or an answer out."""
