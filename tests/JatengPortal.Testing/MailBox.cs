using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace JatengPortal.Testing;

/// <summary>A mail server (SMTP, RFC 5321) on this machine, as far as the portal speaks to one. It keeps what it is sent, or refuses
/// it.</summary>
public sealed class MailBox : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closing = new();
    private readonly Task _serving;

    /// <summary>Opens it.</summary>
    public MailBox()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    /// <summary>The port that it listens on.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>What it answers to a letter: <c>250 ok</c>, <c>451 later</c>, <c>550 no</c>; empty to hang up once it has the
    /// letter.</summary>
    public string Answer { get; set; } = "250 ok";

    /// <summary>Every letter that came, as it came, whatever was answered.</summary>
    public ConcurrentQueue<string> Letters { get; } = [];

    /// <summary>The settings of a portal that sends its letters here.</summary>
    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Portal:Mail:Host"] = "127.0.0.1",
        ["Portal:Mail:Port"] = Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["Portal:Mail:From"] = "portal@jateng.example",
        ["Portal:Mail:Security"] = "None",
    };

    /// <summary>The text of the last letter to that address, decoded.</summary>
    public string TextTo(string address) => BodyOf(Letters.Last(letter =>
        letter.StartsWith($"RCPT {address}\n", StringComparison.Ordinal)));

    /// <summary>How many letters went to that address.</summary>
    public int CountTo(string address) => Letters.Count(letter => letter.Contains($"RCPT {address}\n", StringComparison.Ordinal));

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _listener.Stop();
        await _serving;
        _closing.Dispose();
    }

    /// <summary>The text after the head of a letter, whatever transfer encoding it came in.</summary>
    public static string BodyOf(string letter)
    {
        var split = letter.IndexOf("\n\n", StringComparison.Ordinal);
        var (head, body) = (letter[..split], letter[(split + 2)..]);
        if (head.Contains("base64", StringComparison.OrdinalIgnoreCase))
            return Encoding.UTF8.GetString(Convert.FromBase64String(body.ReplaceLineEndings("")));
        if (!head.Contains("quoted-printable", StringComparison.OrdinalIgnoreCase))
            return body;
        using var decoded = new MemoryStream();
        var text = body.Replace("=\n", "", StringComparison.Ordinal);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '=')
            {
                decoded.WriteByte(Convert.ToByte(text.Substring(i + 1, 2), 16));
                i += 2;
            }
            else
            {
                decoded.WriteByte((byte)text[i]);
            }
        }

        return Encoding.UTF8.GetString(decoded.ToArray());
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_closing.Token);
                _ = TalkAsync(client);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Closed.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await using var stream = client.GetStream();
                using var reader = new StreamReader(stream, Encoding.ASCII);
                await using var writer = new StreamWriter(stream, Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
                await writer.WriteLineAsync("220 uji");
                var receiver = "";
                while (await reader.ReadLineAsync(_closing.Token) is { } line)
                {
                    var verb = line.Split(' ', ':')[0].ToUpperInvariant();
                    if (verb == "RCPT")
                        receiver = line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
                    if (verb == "DATA")
                    {
                        await writer.WriteLineAsync("354 go on");
                        Letters.Enqueue($"RCPT {receiver}\n" + await ReadLetterAsync(reader));
                        if (Answer.Length == 0)
                            return;
                    }

                    await writer.WriteLineAsync(verb switch { "DATA" => Answer, "QUIT" => "221 bye", _ => "250 ok" });
                    if (verb == "QUIT")
                        return;
                }
            }
            catch (Exception exception) when (exception is IOException or OperationCanceledException)
            {
                // The other side hung up.
            }
        }
    }

    private async Task<string> ReadLetterAsync(StreamReader reader)
    {
        var letter = new StringBuilder();
        while (await reader.ReadLineAsync(_closing.Token) is { } line and not ".")
            letter.Append(line.StartsWith('.') ? line[1..] : line).Append('\n');
        return letter.ToString();
    }
}
