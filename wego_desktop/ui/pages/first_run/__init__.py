"""The first page: new event, sample, another workspace, restoring a backup."""
