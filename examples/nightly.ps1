# 每晚运行 kefu nightly；工作区或存放的文件夹被占用时，隔一会儿再试，最多五次。退出码是 kefu nightly 的。
# Runs kefu nightly; while the folder is busy it tries again after a while, five times at most. The exit code is that of
# kefu nightly. More in docs/nightly.md.
#
#   powershell.exe -NoProfile -ExecutionPolicy Bypass -File nightly.ps1 -Workspace D:\brokerage
#
# 本文件带 UTF-8 BOM：Windows PowerShell 5.1 没有它就读错中文。
# This file has a UTF-8 byte-order mark: without it Windows PowerShell 5.1 misreads the Chinese.
param(
    [Parameter(Mandatory = $true)] [string] $Workspace,
    [string] $Folder = "$($Workspace.TrimEnd('\'))-nightly",
    [string] $Kefu = "kefu",
    [int] $RetryWait = 60
)

# 没有控制台窗口时无法设置编码，不影响存档。
# Without a console the encoding cannot be set; what is filed does not depend on it.
try { [Console]::OutputEncoding = New-Object System.Text.UTF8Encoding $false } catch { }

for ($try = 1; ; $try++) {
    & $Kefu nightly $Folder -w $Workspace --on-working-days
    if ($LASTEXITCODE -ne 4 -or $try -ge 5) { exit $LASTEXITCODE }
    Start-Sleep -Seconds $RetryWait
}
