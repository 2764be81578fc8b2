"""Characters, before anything is known of contracts: nothing here imports another room.

    controls   characters that are orders to a terminal or a page
    fold       one form for each character, the length kept
    marks      boxes and ticks in all their forms as one sign each
    wraps      which line ends stand inside a value
    tokens     words of Chinese text, for likeness and search
"""
