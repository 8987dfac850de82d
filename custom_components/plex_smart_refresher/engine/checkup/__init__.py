"""What about a server and its libraries makes metadata go missing."""
