#!/bin/sh
# Recipe of Kiosk's bundle for macOS, for a runner of macOS: an application, signed and notarised, in a disk image.
# It has never been run: no machine here has macOS. The release workflow calls it, and so may you.
#
#   APPLE_IDENTITY   name of the signing certificate in the keychain («Developer ID Application: …»); none: not signed
#   APPLE_PROFILE    profile of notarytool in the keychain; none: not notarised
set -eu
cd "$(dirname "$0")/../.."
version=$(python3 -c 'import re; print(re.search("__version__ = \"(.+)\"", open("kiosk/__init__.py").read())[1])')
app=build/macos/Kiosk.app
rm -rf build/macos
mkdir -p "$app/Contents/MacOS" "$app/Contents/Resources"

# The framework build of python.org is relocatable once it lies in the bundle, with the wheels of the lock beside it.
python3.13 -m venv --copies "$app/Contents/Resources/python"
"$app/Contents/Resources/python/bin/python3" -m pip install --require-hashes --only-binary=:all: -r requirements-runtime.lock
"$app/Contents/Resources/python/bin/python3" -m pip install --no-deps build/packages/kiosk-"$version"-py3-none-any.whl

python3 - "$app" "$version" <<'END'
import plistlib, sys
sys.path.insert(0, "packaging")
from pathlib import Path
import icons
app, version = Path(sys.argv[1]), sys.argv[2]
icons.write_icns(app / "Contents/Resources/kiosk.icns")
(app / "Contents/Info.plist").write_bytes(plistlib.dumps({
    "CFBundleIdentifier": "fr.rdv.kiosk", "CFBundleName": "Kiosk", "CFBundleExecutable": "kiosk",
    "CFBundleIconFile": "kiosk.icns", "CFBundleShortVersionString": version, "CFBundleVersion": version,
    "CFBundlePackageType": "APPL", "LSMinimumSystemVersion": "13.0", "NSHighResolutionCapable": True,
    "CFBundleURLTypes": [{"CFBundleURLName": "fr.rdv.kiosk", "CFBundleURLSchemes": ["fr.rdv.kiosk"]}],
}))
launcher = app / "Contents/MacOS/kiosk"
launcher.write_text('#!/bin/sh\nexec "$(dirname "$0")/../Resources/python/bin/python3" -I -m kiosk "$@"\n')
launcher.chmod(0o755)
END

if [ -n "${APPLE_IDENTITY:-}" ]; then
  find "$app" -name '*.dylib' -o -name '*.so' | while read -r one; do
    codesign --force --timestamp --options runtime --sign "$APPLE_IDENTITY" "$one"
  done
  codesign --force --deep --timestamp --options runtime --sign "$APPLE_IDENTITY" "$app"
fi
hdiutil create -volname Kiosk -srcfolder "$app" -ov -format UDZO "build/packages/kiosk-$version.dmg"
if [ -n "${APPLE_PROFILE:-}" ]; then
  xcrun notarytool submit "build/packages/kiosk-$version.dmg" --keychain-profile "$APPLE_PROFILE" --wait
  xcrun stapler staple "build/packages/kiosk-$version.dmg"
fi
