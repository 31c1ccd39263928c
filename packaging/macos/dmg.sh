#!/usr/bin/env bash
# Packs the frozen program for macOS as a disk image: packaging/macos/dmg.sh VERSION.
# Signed and notarised where the release's secrets are set, else for trying it out only.
set -euo pipefail
cd "$(dirname "$0")/../.."
version=$1
app="build/package/Digital Wardrobe.app"
image="build/package/digital-wardrobe-$version-macos-$(uname -m).dmg"
if [ -n "${SIGNING_IDENTITY:-}" ]; then
    codesign --deep --force --options runtime --timestamp \
        --entitlements packaging/macos/entitlements.plist --sign "$SIGNING_IDENTITY" "$app"
fi
folder=$(mktemp -d)
cp -R "$app" "$folder/"
ln -s /Applications "$folder/Applications"
hdiutil create -volname "Digital Wardrobe" -srcfolder "$folder" -format UDZO -ov "$image"
rm -rf "$folder"
if [ -n "${NOTARY_PROFILE:-}" ]; then
    xcrun notarytool submit "$image" --keychain-profile "$NOTARY_PROFILE" --wait
    xcrun stapler staple "$image"
fi
echo "$image"
