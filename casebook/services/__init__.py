"""What a signed-in person can do. One method is one action, one transaction, one log entry."""
