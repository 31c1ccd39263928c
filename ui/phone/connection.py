"""A connection to the server: who says nothing keeps no place that a phone needs."""

import asyncio

from typing_extensions import override
from uvicorn.protocols.http.h11_impl import H11Protocol

# A phone has said what it wants by then, over the worst Wi-Fi.
PATIENCE_S = 10.0
# Browsers open six at most to one place.
MOST_FROM_ONE = 16


class PhoneConnection(H11Protocol):
    """Hangs up on who asks for nothing, and on who has too many connections.

    uvicorn waits for the first request for ever, and counts who waits among those that
    it serves at one time.
    """

    @override
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)  # type: ignore[arg-type] # as uvicorn has it
        self._patience = self.loop.call_later(PATIENCE_S, self._hang_up)
        hosts = [_host_of(each) for each in self.connections]
        if hosts.count(_host_of(self)) > MOST_FROM_ONE:
            self.transport.abort()

    @override
    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        self._patience.cancel()
        if self.cycle is not None and self.cycle.response_complete:
            # It refers back: thousands would wait for the window to collect them.
            self.cycle = None  # type: ignore[assignment] # as uvicorn begins

    def _hang_up(self) -> None:
        """Close, unless the head of a request has come."""
        if self.cycle is None:
            self.transport.close()


def _host_of(connection: object) -> str | None:
    client: tuple[str, int] | None = getattr(connection, "client", None)
    return client[0] if client else None
