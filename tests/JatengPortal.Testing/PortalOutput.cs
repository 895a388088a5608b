using System.Collections.Concurrent;
using System.Diagnostics;

namespace JatengPortal.Testing;

/// <summary>The last lines that a process printed; bounded, since a portal under load may log without end.</summary>
internal sealed class PortalOutput
{
    private const int MostLines = 400;
    private readonly ConcurrentQueue<string> _lines = new();

    public void Follow(Process process)
    {
        process.OutputDataReceived += (_, line) => Add(line.Data);
        process.ErrorDataReceived += (_, line) => Add(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public override string ToString() => string.Join('\n', _lines);

    private void Add(string? line)
    {
        if (line is null)
            return;
        _lines.Enqueue(line);
        while (_lines.Count > MostLines)
            _lines.TryDequeue(out _);
    }
}
