"""From a frame to a drawing: pure functions, one module per page.

A chart depends on the columns of its frame and never on its values, so that its specification is the same for every
choice of filters. Colours come from the theme: a code's colour is its place in `theme.COLOURED`.
"""
