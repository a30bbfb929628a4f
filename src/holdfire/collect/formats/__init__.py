"""One module for each format that is no page or plain text; each is imported when it is met."""
