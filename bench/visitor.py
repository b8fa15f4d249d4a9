"""One visitor of the measured server: a session over a websocket, speaking as the browser does."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from http.client import HTTPConnection
from time import perf_counter
from typing import Any
from urllib.parse import parse_qs, urlencode

from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

PATIENCE = 60

Address = Mapping[str, str | Sequence[str]]


class NotMeasured(Exception):
    """What was asked for was not what ran, so that its time would mean nothing."""


@contextmanager
def visiting(port: int, page: str) -> "Iterator[Visitor]":
    """A session that looks at a page, named as in its address."""
    # Without a proxy, whatever the environment says: nothing leaves the machine.
    address = f"ws://127.0.0.1:{port}/_stcore/stream"
    with connect(address, subprotocols=[Subprotocol("streamlit")], max_size=None, proxy=None) as socket:
        yield Visitor(socket, port, page)


class Visitor:
    """A session that looks at one page.

    It changes the filters by another address, as a link and the Back button do: the frame sets the widgets from it and
    runs the page. A change in a widget takes the same way but for that step, and as long (a hundredth apart on the
    page Sizes). No element that a browser might still hold is offered to the server, so it sends everything each time.
    """

    def __init__(self, socket: ClientConnection, port: int, page: str) -> None:
        self.socket = socket
        self.port = port
        self.page = page
        self.page_hash = ""
        # What the last run that was shown spent its seconds on.
        self.spent: dict[str, float] = {}

    def show(self, address: Address) -> float:
        """The seconds that the server's run for this address took. Raises NotMeasured if it was not that page, whole."""
        messages = self.ask(address)
        run = self.only_run()
        self.check(messages, address)
        self.spent = run["spent"]
        return float(run["seconds"])

    def click(self, address: Address) -> float:
        """The seconds that the visitor waited until all was there. Raises NotMeasured if it was not that page, whole.

        Others may have asked the server meanwhile: its runs are not looked at.
        """
        began = perf_counter()
        messages = self.ask(address)
        seconds = perf_counter() - began
        self.check(messages, address)
        return seconds

    def ask(self, address: Address) -> list[ForwardMsg]:
        """Ask for an address; all that the server says to it."""
        back = BackMsg()
        back.rerun_script.query_string = urlencode(address, doseq=True)
        if self.page_hash:
            back.rerun_script.page_script_hash = self.page_hash
        else:
            back.rerun_script.page_name = self.page
        self.socket.send(back.SerializeToString())
        return list(self.messages())

    def check(self, messages: Sequence[ForwardMsg], address: Address) -> None:
        """Raise NotMeasured if the page is not the one that was asked for, or not whole."""
        if complaint := wrong(messages, address):
            raise NotMeasured(f"The page {self.page or '/'!r} at {urlencode(address, doseq=True)!r}: {complaint}")
        self.page_hash = next(message.navigation.page_script_hash for message in messages if message.HasField("navigation"))

    def messages(self) -> Iterator[ForwardMsg]:
        """What the server sends until the run is finished."""
        while True:
            data = self.socket.recv(timeout=PATIENCE)
            message = ForwardMsg.FromString(data if isinstance(data, bytes) else data.encode())
            yield message
            if message.HasField("script_finished") and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                return

    def only_run(self) -> dict[str, Any]:
        """The one run since the last time. Raises NotMeasured if it ended in an exception."""
        runs = told(self.port, "runs")
        if len(runs) != 1 or runs[0]["error"]:
            raise NotMeasured(f"The page {self.page or '/'!r}: one run without an error was expected, not {runs}")
        return dict(runs[0])


def told(port: int, what: str) -> Any:
    """What the measured server tells of itself."""
    server = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    server.request("GET", f"/bench/{what}")
    said = json.loads(server.getresponse().read())
    server.close()
    return said


def wrong(messages: Sequence[ForwardMsg], address: Address) -> str | None:
    """What shows that the run was not of the page, with the filters, that were asked for; None if nothing does."""
    asked = parse_qs(urlencode(address, doseq=True))
    elements = []
    navigated = False
    for message in messages:
        if message.HasField("page_not_found"):
            return "page not found"
        if message.HasField("page_info_changed") and parse_qs(message.page_info_changed.query_string) != asked:
            return f"the filters were not taken as asked; the address became {message.page_info_changed.query_string!r}"
        if message.HasField("delta"):
            elements.append(message.delta.new_element)
        navigated = navigated or message.HasField("navigation")
    return wrong_in(elements) if navigated else "there is no menu"


def wrong_in(elements: Sequence[Element]) -> str | None:
    """What of a page shows that it is not whole; None if nothing does."""
    for element in elements:
        if element.HasField("exception"):
            return f"an exception is shown: {element.exception.type} {element.exception.message}"
        if element.HasField("alert") and element.alert.format == Alert.ERROR:
            return f"an error is shown: {element.alert.body}"
    if not any(element.heading.tag == "h1" for element in elements):
        return "there is no title"
    return None
