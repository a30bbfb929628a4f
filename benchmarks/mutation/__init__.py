"""Is every rule of the judge held by a test? One small change at a time, and who notices."""
