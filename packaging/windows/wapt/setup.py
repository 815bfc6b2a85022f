"""Template of a WAPT package for Kiosk: the MSI beside, the version in control, built and signed by your own key."""

from setuphelpers import install_msi_if_needed, registry_set, HKEY_LOCAL_MACHINE  # noqa: I001 - WAPT's own

uninstallkey = []


def install():
    install_msi_if_needed("kiosk-@VERSION@-x64.msi", properties={"AUTOSTART": "1"})
    # What the site imposes: see PolicyDefinitions for the names, or distribute them by a GPO instead.
    registry_set(HKEY_LOCAL_MACHINE, r"SOFTWARE\Policies\Kiosk\instance", "url", "https://rdv.exemple.fr")
