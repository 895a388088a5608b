using System.Net;
using System.Net.Mail;
using System.Net.Sockets;
using System.Text;

namespace JatengPortal.Kernel.Mail;

/// <summary>How handing a letter to the server ended.</summary>
/// <param name="State">Sent; Waiting to try again; Failed for good; Unknown where the server may have it.</param>
/// <param name="Problem">What the server said; empty where it took it.</param>
internal sealed record MailOutcome(MailState State, string Problem = "");

/// <summary>Speaks to the mail server (SMTP, RFC 5321).</summary>
internal sealed class MailServer(MailOptions options)
{
    /// <summary>A server that takes longer than this has the letter perhaps; shorter than the lease of whoever sends.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public async Task<MailOutcome> SendAsync(MailRow mail, string body)
    {
        using var message = Compose(mail, body);
        using var client = new SmtpClient(options.Host, options.Port) { EnableSsl = options.IsEncrypted };
        if (options.UserName is not null)
            client.Credentials = new NetworkCredential(options.UserName, options.Password);
        // Not the process's own token: a letter that is on its way is seen to its end.
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await client.SendMailAsync(message, patience.Token);
            return new MailOutcome(MailState.Sent);
        }
        catch (OperationCanceledException)
        {
            return new MailOutcome(MailState.Unknown, "The server did not answer in time.");
        }
        catch (SmtpException exception)
        {
            return new MailOutcome(StateAfter(exception), WordsOf(exception));
        }
    }

    private MailMessage Compose(MailRow mail, string body)
    {
        var message = new MailMessage(new MailAddress(options.From!), new MailAddress(mail.ToAddress, mail.ToName, Encoding.UTF8))
        {
            Subject = mail.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = body,
            BodyEncoding = Encoding.UTF8,
            IsBodyHtml = false,
        };
        // No answers from out-of-office programs (RFC 3834), and a name by which receivers know one letter.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add("Message-ID", $"<{mail.Id:N}@{new MailAddress(options.From!).Host}>");
        return message;
    }

    /// <summary>For logs, so without what the server said: it likes to name the person.</summary>
    private static string WordsOf(SmtpException exception) => exception.StatusCode != SmtpStatusCode.GeneralFailure
        ? $"The server answered {(int)exception.StatusCode} ({exception.StatusCode})."
        : exception.GetBaseException() is SocketException socket ? $"The server can't be reached: {socket.SocketErrorCode}."
            : "The connection was lost.";

    /// <summary>What a server answered says it all; a connection that was lost only says so where it never came to be.</summary>
    private static MailState StateAfter(SmtpException exception) => exception switch
    {
        { StatusCode: SmtpStatusCode.GeneralFailure } =>
            exception.GetBaseException() is SocketException { SocketErrorCode: not (
                SocketError.ConnectionReset or SocketError.ConnectionAborted) }
                ? MailState.Waiting
                : MailState.Unknown,
        // 421, 450, 451, 452: "try again"; also where the server wants encryption or a password that is set wrongly here.
        { StatusCode: < SmtpStatusCode.CommandUnrecognized } or { StatusCode: SmtpStatusCode.MustIssueStartTlsFirst } => MailState.Waiting,
        _ => MailState.Failed,
    };
}
