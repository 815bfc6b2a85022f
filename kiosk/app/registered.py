"""What a site's configuration says of the instances it uses, by their addresses as the desk writes them."""

from __future__ import annotations

from kiosk.desk.session.instance import normalised
from kiosk.domain.platform.failures import Failure
from kiosk.domain.platform.instances import Instance
from kiosk.domain.platform.sign_in import Application
from kiosk.settings import InstanceSettings, OAuthSettings, SignIn


class Registered:
    """``instances`` are those to be proposed, ``sign_in_at`` how each of them lets people in, where that is said, and
    ``applications`` what Kiosk is to them.
    """

    def __init__(self, settings: InstanceSettings, instance: str = "") -> None:
        """``instance``, of the command line, is the one of the section where that names none."""
        self.instances = (
            *(Instance("", url.rstrip("/")) for url in (settings.url, *settings.choices) if url),
            *(Instance(one.name, one.url.rstrip("/")) for one in settings.known),
        )
        self.sign_in_at: dict[str, SignIn] = {}
        self.applications: dict[str, Application] = {}
        self._add(settings.url or instance, "auto", settings.oauth)
        for one in settings.known:
            self._add(one.url, one.sign_in, one.oauth)

    def _add(self, url: str, sign_in: SignIn, oauth: OAuthSettings) -> None:
        try:
            address = normalised(url)
        except Failure:
            return  # said when somebody signs in there
        if sign_in != "auto":
            self.sign_in_at[address] = sign_in
        if oauth.client_id:
            self.applications[address] = Application(
                oauth.client_id, oauth.redirect_uri, oauth.client_secret, oauth.scope
            )
