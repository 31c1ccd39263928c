; The installer for Windows, by Inno Setup 6:
;   iscc /DVersion=0.1.0 packaging\windows\wardrobe.iss
; `make frozen` (or the steps in docs/packaging.md) comes before.
#ifndef Version
  #error Say which version: /DVersion=…, as in pyproject.toml
#endif

[Setup]
; The same in all versions: so an older installation is replaced, not doubled.
AppId={{6B0E6E52-6C0B-4D5C-9D35-3A7B2B0E4C11}
AppName=Digital Wardrobe
AppVersion={#Version}
AppPublisher=The Digital Wardrobe authors
; For one user, without the rights of an administrator, unless they choose otherwise.
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
DefaultDirName={autopf}\Digital Wardrobe
DisableProgramGroupPage=yes
SourceDir=..\..
OutputDir=build\package
OutputBaseFilename=digital-wardrobe-{#Version}-windows
LicenseFile=LICENSE
SetupIconFile=build\package\icons\wardrobe.ico
UninstallDisplayIcon={app}\wardrobe.exe
Compression=lzma2
SolidCompression=yes
WizardStyle=modern
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
; What runs is asked to close; its files could not be replaced.
CloseApplications=yes
RestartApplications=no
ChangesAssociations=yes

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "de"; MessagesFile: "compiler:Languages\German.isl"

[InstallDelete]
; Modules of an older version must not be found beside the new ones.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "build\package\wardrobe\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{autoprograms}\Digital Wardrobe"; Filename: "{app}\wardrobe.exe"

[Registry]
Root: HKA; Subkey: "Software\Classes\.closet"; ValueType: string; ValueData: "DigitalWardrobe.Closet"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\DigitalWardrobe.Closet"; ValueType: string; ValueData: "Closet"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\DigitalWardrobe.Closet\DefaultIcon"; ValueType: string; ValueData: "{app}\wardrobe.exe,0"
Root: HKA; Subkey: "Software\Classes\DigitalWardrobe.Closet\shell\open\command"; ValueType: string; ValueData: """{app}\wardrobe.exe"" ""%1"""

[Run]
Filename: "{app}\wardrobe.exe"; Description: "{cm:LaunchProgram,Digital Wardrobe}"; Flags: nowait postinstall skipifsilent
