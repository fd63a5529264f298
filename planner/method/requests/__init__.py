"""What comes in, and the request that is the rep's until the customer has the answer."""
