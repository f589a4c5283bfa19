"""What persons decided, laid on what the machine read: carried, applied, queued, agreed on."""
