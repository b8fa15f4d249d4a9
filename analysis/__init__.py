"""The numbers that SQL cannot give: measures of the two-mode graph of organisations and networks. Frames in, frames out.

A frame of ties has the columns `network` and `member`, whatever names them, and a row for each organisation in a network.
"""
