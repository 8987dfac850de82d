"""Parts that the config flow and its subentries share."""
