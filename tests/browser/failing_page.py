"""A page that fails, with a detail that is nobody's business."""

raise RuntimeError("a detail for the log")
