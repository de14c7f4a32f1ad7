; "Open with Heddle" on folders.
!macro customInstall
  WriteRegStr SHCTX "Software\Classes\Directory\shell\Heddle" "" "Open with Heddle"
  WriteRegStr SHCTX "Software\Classes\Directory\shell\Heddle" "Icon" "$INSTDIR\${APP_EXECUTABLE_FILENAME}"
  WriteRegStr SHCTX "Software\Classes\Directory\shell\Heddle\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
!macroend

!macro customUnInstall
  DeleteRegKey SHCTX "Software\Classes\Directory\shell\Heddle"
!macroend
