"""A provider of identities on this machine, invented for tests: `python provider.py PORT` believes who one says one is."""

import secrets
import sys
import time
from urllib.parse import urlencode

import uvicorn
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

PORT = int(sys.argv[1])
HERE = f"http://localhost:{PORT}"
CLIENT, CLIENT_SECRET = "meshwork-test", "invented-for-tests"
KEY = RSAKey.generate_key(2048, {"kid": "one", "use": "sig", "alg": "RS256"})
# By the code that was handed out: who signed in, and the nonce of the one who asked.
asked: dict[str, dict[str, str]] = {}


def discovery(_: Request) -> Response:
    return JSONResponse(
        {
            "issuer": HERE,
            "authorization_endpoint": f"{HERE}/authorize",
            "token_endpoint": f"{HERE}/token",
            "jwks_uri": f"{HERE}/jwks",
            "end_session_endpoint": f"{HERE}/leave",
            "id_token_signing_alg_values_supported": ["RS256"],
        }
    )


def authorize(request: Request) -> Response:
    """The page that asks who one is; an address that begins with "unconfirmed" is said not to be verified."""
    given = request.query_params
    hidden = "".join(f'<input type="hidden" name="{name}" value="{given[name]}">' for name in ("redirect_uri", "state", "nonce"))
    asking = f'<form action="/known">{hidden}<label>Address <input name="email"></label><button>Go on</button></form>'
    # Without an icon the browser would look for one, and complain.
    return HTMLResponse(f'<link rel="icon" href="data:,">{asking}')


def known(request: Request) -> Response:
    code = secrets.token_hex(8)
    asked[code] = {name: request.query_params[name] for name in ("email", "nonce")}
    return RedirectResponse(f"{request.query_params['redirect_uri']}?{urlencode({'code': code, 'state': request.query_params['state']})}")


async def token(request: Request) -> Response:
    form = await request.form()
    claims = asked.pop(str(form["code"]))
    said = {
        "iss": HERE,
        "aud": CLIENT,
        "sub": claims["email"],
        "iat": int(time.time()),
        "exp": int(time.time()) + 60,
        "email_verified": not claims["email"].startswith("unconfirmed"),
    }
    signed = jwt.encode({"alg": "RS256", "kid": "one"}, said | claims, KEY)
    return JSONResponse({"access_token": "opaque", "token_type": "Bearer", "expires_in": 60, "id_token": signed})


def jwks(_: Request) -> Response:
    return JSONResponse({"keys": [KEY.as_dict(private=False)]})


def leave(request: Request) -> Response:
    return RedirectResponse(request.query_params["post_logout_redirect_uri"])


paths = {"/.well-known/openid-configuration": discovery, "/authorize": authorize, "/known": known, "/jwks": jwks, "/leave": leave}
routes = [*(Route(path, answer) for path, answer in paths.items()), Route("/token", token, methods=["POST"])]
uvicorn.run(Starlette(routes=routes), host="127.0.0.1", port=PORT, log_level="warning")
