#!/usr/bin/env bash
# Packs the frozen program as an AppImage: packaging/appimage/build.sh VERSION, after
# `make package`. Needs linuxdeploy and appimagetool on the PATH, which no package has.
set -euo pipefail
cd "$(dirname "$0")/../.."
version=$1
id=org.digital_wardrobe.DigitalWardrobe
dir=build/package/AppDir
rm -rf "$dir"
mkdir -p "$dir/usr"
cp -a build/package/deb/usr/{bin,lib,share} "$dir/usr/"
# Libraries of the system that the .deb would depend on; the C library and the graphics
# driver's are the machine's own.
linuxdeploy --appdir "$dir" \
    --executable "$dir/usr/lib/digital-wardrobe/wardrobe" \
    $(find "$dir/usr/lib/digital-wardrobe/_internal/PySide6/Qt/plugins" -name '*.so' \
        -printf '--deploy-deps-only %p ') \
    --desktop-file "$dir/usr/share/applications/$id.desktop" \
    --icon-file "$dir/usr/share/icons/hicolor/256x256/apps/$id.png"
appimagetool "$dir" "build/package/digital-wardrobe-$version-$(uname -m).AppImage"
