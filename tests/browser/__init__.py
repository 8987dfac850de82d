"""Tests of panel and card in a real browser; script/test_browser runs them."""
