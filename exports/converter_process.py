"""The process that converts drawings: an order as a line of JSON comes in, an answer as a line of JSON goes out.

Started by exports/converter.py; it ends when nobody can send it orders any more.
"""

import base64
import json
import sys
from pathlib import Path

import vl_convert


def answer(order: dict[str, str]) -> dict[str, str]:
    """A specification of Vega-Lite as SVG, an SVG as PNG. Nothing is fetched."""
    try:
        if "specification" in order:
            return {"svg": vl_convert.vegalite_to_svg(order["specification"], allowed_base_urls=[])}
        return {"png": base64.b64encode(vl_convert.svg_to_png(order["svg"], scale=float(order["scale"]))).decode("ascii")}
    except ValueError as error:
        return {"error": str(error)}


if __name__ == "__main__":
    # Texts are measured by the font that they are drawn in.
    vl_convert.register_font_directory(str(Path(__file__).parent / "fonts"))
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line))), flush=True)
