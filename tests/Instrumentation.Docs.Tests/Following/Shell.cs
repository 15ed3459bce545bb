using System.Diagnostics;
using System.Text;

namespace Instrumentation.Docs.Tests.Following;

/// <summary>Commands that run in bash, with all they print, errors too.</summary>
internal sealed class Shell : IDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();

    public Shell(string commands, string folder)
    {
        var start = new ProcessStartInfo("bash", ["-c", commands]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Add(line.Data);
        _process.ErrorDataReceived += (_, line) => Add(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    public bool HasEnded => _process.HasExited;

    public async Task<int> Ended()
    {
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!HasEnded)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private void Add(string? line)
    {
        lock (_output)
        {
            _output.Append(line is null ? "" : line + "\n");
        }
    }
}
