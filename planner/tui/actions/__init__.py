"""What each key does: short stories told to the day screen, one after the other.

An action asks what it needs to know, then applies one verb. It decides nothing that is true without
a screen: that stands in :mod:`planner.method`.
"""
