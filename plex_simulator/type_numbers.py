"""The numbers by which requests and notifications name the types of items."""

TYPE_NUMBERS = {
    "movie": 1,
    "show": 2,
    "season": 3,
    "episode": 4,
    "artist": 8,
    "album": 9,
    "track": 10,
    "photo": 13,
}
TYPE_NAMES = {number: name for name, number in TYPE_NUMBERS.items()}
