@rem Registers a task with the scheduler of Windows: six in the morning, every day; days of rest pass without a word.
@rem More in docs/nightly.md. The folders may be others; a path with blanks stands in \" within the quotes.
schtasks /Create /F /TN "kefu nightly" /SC DAILY /ST 06:00 ^
  /TR "kefu.exe nightly D:\kefu-nightly -w D:\brokerage --on-working-days"
