#!/bin/sh
# Ends what a sandbox started, however the sandbox ends: this script's standard input closes even after kill -9.
# Reads "start <process group>", "gone <process group>" and "keep" (leave the logs), then removes the sandbox's folder.
trap '' HUP INT TERM
folder=$1
started=''
keep=''
while read -r word group; do
  case $word in
    start) started="$started $group" ;;
    gone) started=$(for each in $started; do [ "$each" = "$group" ] || printf ' %s' "$each"; done) ;;
    keep) keep=yes ;;
  esac
done

signal() { for each in $started; do kill -s "$1" -- "-$each" 2>/dev/null; done; }
alive() { for each in $started; do kill -s 0 -- "-$each" 2>/dev/null && return 0; done; return 1; }
wait_until_gone() { tries=$1; while alive && [ "$tries" -gt 0 ]; do sleep 0.25; tries=$((tries - 1)); done; }

signal TERM
wait_until_gone 40
signal KILL
wait_until_gone 8
if [ -n "$keep" ]; then
  find "$folder" -mindepth 1 -maxdepth 1 ! -name logs -exec rm -rf {} +
else
  rm -rf "$folder"
fi
