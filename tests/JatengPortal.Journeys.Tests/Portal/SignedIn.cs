using System.Text.Json;
using JatengPortal.Journeys.Tests.Browser;
using JatengPortal.Testing;
using Microsoft.Playwright;

namespace JatengPortal.Journeys.Tests.Portal;

/// <summary>Somebody who is signed in at a running portal.</summary>
public sealed class SignedIn(RunningPortal portal, StaffClient client)
{
    /// <summary>What a browser begins with to be signed in too, as Playwright stores it.</summary>
    public string Cookies { get; } = JsonSerializer.Serialize(new
    {
        cookies = client.Cookies.Select(cookie => new
        {
            name = cookie.Name, value = cookie.Value, domain = cookie.Domain, path = "/", expires = -1, httpOnly = true, secure = false, sameSite = "Lax",
        }),
        origins = Array.Empty<object>(),
    });

    /// <summary>An address of the portal.</summary>
    public Uri At(string path) => new(portal.Address, path);

    /// <summary>A page of a browser of the person's own, to which paths of the portal can be given.</summary>
    public Task<IPage> NewPageAsync(Chromium chromium, bool javaScript = true) => chromium.NewPageAsync(javaScript, Cookies, portal.Address);

    /// <summary>The text of a page, which must answer 200.</summary>
    public Task<string> ReadAsync(Uri address) => client.ReadAsync(address.PathAndQuery);
}
