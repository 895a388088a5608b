using System.Text.RegularExpressions;
using JatengPortal.Identity.Recovery;
using JatengPortal.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Identity.Tests;

/// <summary>A portal that can send letters, behind a proxy that it believes. It has keys and accounts of its own.</summary>
public sealed partial class MailingPortal : PortalFactory
{
    public MailBox Box { get; } = new();

    protected override IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string>(Box.Settings) { ["Portal:KnownProxies:0"] = "127.0.0.1" };

    /// <summary>The path of the link in the last letter to that address, once everything that waits is done.</summary>
    public async Task<string> LinkMailedToAsync(string address)
    {
        await WorkAsync();
        return Link().Match(Box.TextTo(address)).Groups[1].Value;
    }

    /// <summary>Deals with requests for passwords, and sends what is queued.</summary>
    public async Task WorkAsync()
    {
        await Services.GetRequiredService<ResetRequests>().HandleAllAsync(TestContext.Current.CancellationToken);
        await this.SendMailAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Box.DisposeAsync();
    }

    [GeneratedRegex("http://localhost(/\\S+)")]
    private static partial Regex Link();
}
