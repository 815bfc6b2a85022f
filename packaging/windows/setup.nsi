; The set-up for one person: into their own folder, without rights. Fleets take the MSI.
Unicode true
SetCompressor /SOLID lzma
!include MUI2.nsh
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Kiosk"
Name "Kiosk"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Kiosk"
RequestExecutionLevel user
BrandingText " "
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=0 "ProductName" "Kiosk"
VIAddVersionKey /LANG=0 "FileDescription" "Installation de Kiosk"
VIAddVersionKey /LANG=0 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "LegalCopyright" "AGPL-3.0-or-later"
!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\kiosk.exe"
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "French"

Section
  ; What an older version had and this one has not stays nowhere.
  RMDir /r "$INSTDIR\lib"
  SetOutPath "$INSTDIR"
  File /r "${TREE}/*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\Kiosk.lnk" "$INSTDIR\kiosk.exe"
  WriteRegStr HKCU "Software\Classes\fr.rdv.kiosk" "" "URL:Kiosk"
  WriteRegStr HKCU "Software\Classes\fr.rdv.kiosk" "URL Protocol" ""
  WriteRegStr HKCU "Software\Classes\fr.rdv.kiosk\DefaultIcon" "" "$INSTDIR\kiosk.exe,0"
  WriteRegStr HKCU "Software\Classes\fr.rdv.kiosk\shell\open\command" "" '"$INSTDIR\kiosk.exe" "%1"'
  WriteRegStr HKCU "${KEY}" "DisplayName" "Kiosk"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\kiosk.exe"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
SectionEnd

Section "Uninstall"
  Delete "$SMPROGRAMS\Kiosk.lnk"
  DeleteRegKey HKCU "Software\Classes\fr.rdv.kiosk"
  DeleteRegKey HKCU "${KEY}"
  RMDir /r "$INSTDIR\lib"
  Delete "$INSTDIR\*.*"
  RMDir "$INSTDIR"
SectionEnd
