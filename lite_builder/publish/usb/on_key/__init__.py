"""What stands on every key beside the site, as it is: for those who plug it in."""
