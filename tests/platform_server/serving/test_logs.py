"""What a running server writes on its outputs: nothing of anybody, whatever it is sent."""

from __future__ import annotations

from pathlib import Path

import httpx

from tests.platform_server.small_platform import NOW, PASSWORD, SECRETARY, small_platform
from tests.support.oauth import answered, authorise, authorize_url, refreshed, tokens_for
from tests.support.platform_process import start_platform

JSON = {"Content-Type": "application/json"}
_ADDRESS_IN_THE_QUERY = "/api/v1/users?q=DUPONT&access-token=jeton-secret&email=lea@bocage.test"


def test_nothing_of_anybody_is_written(database_url: str, data_path: Path) -> None:
    with start_platform("--database", database_url, "--data", data_path, "--now", NOW) as platform:
        with httpx.Client(base_url=platform.url, trust_env=False, timeout=30) as client:
            wrong = {"email": SECRETARY, "password": "mot-de-passe-faux"}
            codes = [client.post("/api/v1/auth/sign_in", json=wrong).status_code]
            right = client.post("/api/v1/auth/sign_in", json={"email": SECRETARY, "password": PASSWORD})
            tokens = {name: right.headers[name] for name in ("access-token", "client", "uid")}
            client.headers.update(tokens)
            user = {"organisation_ids": [1], "first_name": "Émilie", "last_name": "SECRÈTE", "email": "pas une adresse"}
            codes.append(client.post("/api/v1/users", json=user).status_code)
            codes.append(client.post("/api/v1/users", json={**user, "email": "e@secrete.test"}).status_code)
            codes.append(client.get(f"/api/v1/users/{'9' * 40}").status_code)
            codes.append(client.post("/api/v1/users", content=b'{"last_name": "SECR', headers=JSON).status_code)
            codes.append(client.get(_ADDRESS_IN_THE_QUERY).status_code)
            codes.append(client.get("/api/v1/nulle-part?nom=DUPONT").status_code)
            code = answered(authorise(platform.url, SECRETARY, PASSWORD, authorize_url(platform.url)))["code"]
            pair = tokens_for(platform.url, code).json()
            codes.append(refreshed(platform.url, pair["access_token"]).status_code)
            codes.append(client.get(f"/oauth/authorize/native?code={code}").status_code)
            codes.append(client.post("/agents/sign_in", data={"email": SECRETARY, "password": PASSWORD}).status_code)
            raw = b"GET /DUPONT HTTP/9.9\r\nuid: jeton-secret\r\n\r\n"
            codes.append(httpx.request("GET", platform.url, content=raw, trust_env=False).status_code)
        assert platform.stop() == 0
    assert codes == [401, 422, 200, 404, 400, 200, 404, 400, 404, 403, 404]
    written = "".join(platform.errors)
    names = [name for user in small_platform()["users"] for name in (user["first_name"], user["last_name"])]
    kept = [code, pair["access_token"], pair["refresh_token"]]
    secrets = [
        *names,
        *kept,
        *tokens.values(),
        SECRETARY,
        PASSWORD,
        "faux",
        "SECR",
        "secrete",
        "jeton",
        "DUPONT",
        "9999",
    ]
    assert [secret for secret in secrets if secret in written] == []
