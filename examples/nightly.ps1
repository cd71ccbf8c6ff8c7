# 每晚检查一次客户服务，结果按日期存档；有问题时以 Markdown 显示，退出码与 kefu 相同。
# Checks the client service every night, files the result under its date and shows it as Markdown when
# there is something to act on. Exit codes are kefu's own:
#
#   0 无事 all is well · 1 有问题 findings · 2 没能检查 could not check
#   3 有档案读不了 some record could not be read · 4 一直被占用 busy every time
#   没有检查成（2、4 或其他）时不存档。 Without a result (2, 4 or any other) nothing is filed.
#
# 任务计划程序（每个工作日早上六点）/ Task Scheduler (six in the morning on weekdays):
#
#   schtasks /Create /TN "kefu nightly" /SC WEEKLY /D MON,TUE,WED,THU,FRI /ST 06:00 /TR
#     "powershell.exe -NoProfile -ExecutionPolicy Bypass -File C:\kefu\nightly.ps1 -Workspace D:\brokerage"
#
#   （写成一行 / on one line）
#
# 本文件带 UTF-8 BOM：Windows PowerShell 5.1 没有它就读错中文。
# This file has a UTF-8 byte-order mark: without it Windows PowerShell 5.1 misreads the Chinese.
param(
    [Parameter(Mandatory = $true)] [string] $Workspace,
    [string] $Output = "",
    [string] $Kefu = "kefu",
    [int] $RetryWait = 60
)

Set-StrictMode -Version 2.0
$ErrorActionPreference = "Stop"
$utf8 = New-Object System.Text.UTF8Encoding $false
# 没有控制台窗口时无法设置编码，不影响存档。
# Without a console the encoding cannot be set; what is filed does not depend on it.
try { [Console]::OutputEncoding = $utf8 } catch { }

$Workspace = (Resolve-Path -LiteralPath $Workspace).ProviderPath.TrimEnd('\')
if ($Output -eq "") { $Output = "$Workspace-nightly" }
New-Item -ItemType Directory -Force -Path $Output | Out-Null
# 全年都是 UTC+8，按它定日期，与服务器时区无关。
# China is at UTC+8 all year; the day follows it, wherever the server stands.
$day = if ($env:KEFU_TODAY) { $env:KEFU_TODAY } else { [DateTime]::UtcNow.AddHours(8).ToString("yyyy-MM-dd", [Globalization.CultureInfo]::InvariantCulture) }

# 查一次，占用时最多试五次；交回退出码与原样的 UTF-8 文字。
# One check, tried up to five times while busy; gives back the exit code and the UTF-8 text as it came.
function Invoke-Check([string] $Format) {
    for ($try = 1; ; $try++) {
        $start = New-Object System.Diagnostics.ProcessStartInfo
        $start.FileName = $Kefu
        $start.Arguments = "check -w `"$Workspace`" --today $day --color never -f $Format"
        $start.UseShellExecute = $false
        $start.RedirectStandardOutput = $true
        $start.StandardOutputEncoding = $utf8
        $process = [System.Diagnostics.Process]::Start($start)
        $text = $process.StandardOutput.ReadToEnd()
        $process.WaitForExit()
        if ($process.ExitCode -ne 4 -or $try -ge 5) {
            return @{ Code = $process.ExitCode; Text = $text }
        }
        Start-Sleep -Seconds $RetryWait
    }
}

# 没有结果就不存档：说明原因，原样交出退出码。
# Without a result nothing is filed: say why, and hand on the exit code.
function Assert-Checked($Result) {
    if (@(0, 1, 3) -contains $Result.Code) { return }
    $why = switch ($Result.Code) {
        2 { "无法检查，原因见上。 / Could not check; the reason is above." }
        4 { "工作区一直被占用，今天没有检查。 / The workspace was busy every time; not checked today." }
        default { "程序没有正常运行（退出码 $($Result.Code)）。 / The program did not run (exit code $($Result.Code))." }
    }
    [Console]::Error.WriteLine("kefu ${day}：$why")
    exit $Result.Code
}

try {
    $json = Invoke-Check "json"
    Assert-Checked $json
    $mail = Invoke-Check "markdown"
    Assert-Checked $mail

    # 两次检查之间档案可能变了，以较重的为准：3 重于 1，1 重于 0。
    # The records may have changed between the two: the graver counts, 3 over 1 over 0.
    $worst = [Math]::Max($json.Code, $mail.Code)
    [IO.File]::WriteAllText((Join-Path $Output "$day.json"), $json.Text, $utf8)
    [IO.File]::WriteAllText((Join-Path $Output "$day.md"), $mail.Text, $utf8)
} catch {
    # 找不到程序、磁盘写不进去等。
    # No such program, a disk that refuses, and the like.
    [Console]::Error.WriteLine("kefu ${day}：$($_.Exception.Message)")
    exit 2
}

if ($worst -eq 3) {
    [Console]::Out.WriteLine("**${day}：有档案无法读取，以下结果不完整。 / Some records could not be read; this is incomplete.**`n")
}
if ($worst -ne 0) { [Console]::Out.Write($mail.Text) }
exit $worst
