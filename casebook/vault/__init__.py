"""Keys, sealed evidence files and leases. It knows nothing of what a case says."""
