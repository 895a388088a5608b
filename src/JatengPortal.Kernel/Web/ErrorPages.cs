using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Security;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Kernel.Theming;
using JatengPortal.Kernel.Theming.Administration;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JatengPortal.Kernel.Web;

/// <summary>
/// Gives every error an answer that says what to do next: a page in the tenant's theme, or for <c>/api</c> a problem (RFC 9457).
/// An exception of one tenant's database is that tenant's 503 alone.
/// </summary>
internal sealed partial class ErrorPages(
    RequestDelegate next, DatabaseProvider database, LockedDatabases locked, ILogger<ErrorPages> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            Translate(context, exception);
        }

        var response = context.Response;
        if (response.StatusCode < 400 || response.HasStarted || response.ContentType is not null || response.ContentLength is not null)
            return;
        response.Headers.CacheControl = "no-cache, no-store"; // as antiforgery writes it, which warns of anything else
        if (context.Request.Path.StartsWithSegments("/api"))
            await SendProblemAsync(context);
        else
            await SendPageAsync(context);
    }

    /// <summary>The tenant's database can't serve now.</summary>
    public static void AnswerUnavailable(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = "60";
        context.Features.Set(new DatabaseFailed());
    }

    private void Translate(HttpContext context, Exception exception)
    {
        var security = context.Response.Headers.Where(header => !header.Key.StartsWith("Content-", StringComparison.OrdinalIgnoreCase)
            || header.Key.Equals("Content-Security-Policy", StringComparison.OrdinalIgnoreCase)).ToList();
        context.Response.Clear();
        foreach (var (name, value) in security)
            context.Response.Headers[name] = value;
        switch (exception)
        {
            case RuleViolationException rule:
                context.Response.StatusCode = StatusCodes.Status409Conflict;
                context.Features.Set(rule);
                break;
            case BadHttpRequestException bad:
                context.Response.StatusCode = bad.StatusCode;
                break;
            case var _ when database.IsUnavailable(exception):
                AnswerUnavailable(context);
                // Writers wait for one another while readers go on; only a reader's wait says that the whole is locked.
                if ((HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
                    && context.Features.Get<Tenant>() is { } tenant && database.IsLocked(exception))
                    locked.Add(tenant);
                LogUnavailable(logger, context.Features.Get<Tenant>()?.Name, exception.Message);
                break;
            default:
                context.Response.StatusCode = StatusCodes.Status500InternalServerError;
                LogFailed(logger, exception, context.Request.Method, PatternOf(context));
                break;
        }
    }

    private static Task SendProblemAsync(HttpContext context)
    {
        var rule = context.Features.Get<RuleViolationException>();
        return TypedResults.Problem(
            rule?.Message,
            statusCode: context.Response.StatusCode,
            extensions: rule is null ? null : new Dictionary<string, object?> { ["code"] = rule.Code }).ExecuteAsync(context);
    }

    private async Task SendPageAsync(HttpContext context)
    {
        var status = context.Response.StatusCode;
        if (context.Features.Get<Tenant>() is not { } tenant)
        {
            await SendTextAsync(context, nameof(Texts.Unknown_address));
            return;
        }

        try
        {
            EnterTenant.Enter(context, tenant);
            await LoadSiteAsync(context);
            // Staff keep the frame that they work in.
            if (IsOfAdministration(context) && await IsSignedInAsync(context))
                await new RazorComponentResult<AdminErrorPage>(new { Status = status }).ExecuteAsync(context);
            else
                await new RazorComponentResult<ErrorPage>(new { Status = status }).ExecuteAsync(context);
        }
        catch (Exception exception) when (!context.Response.HasStarted && exception is not OperationCanceledException)
        {
            LogFailed(logger, exception, context.Request.Method, PatternOf(context));
            await SendTextAsync(context, nameof(Texts.Site_in_trouble));
        }
    }

    /// <summary>Who it is, is known already where the address has an endpoint.</summary>
    private static async Task<bool> IsSignedInAsync(HttpContext context)
    {
        var current = context.RequestServices.GetRequiredService<CurrentAccount>();
        if (current.Account is null && context.GetEndpoint() is null && context.Features.Get<DatabaseFailed>() is null)
            await EnterAccount.EnterAsync(context);
        return current.Account is { MustVisit: null };
    }

    private static bool IsOfAdministration(HttpContext context) =>
        new PathString(context.RequestServices.GetRequiredService<Links>().PagePath).StartsWithSegments(AdminMenu.DashboardPath);

    private async Task LoadSiteAsync(HttpContext context)
    {
        // One that waits to be set up may have no database yet; the page shows what the host knows of it.
        if (context.Features.Get<Tenant>() is { State: TenantState.Uninitialised })
            return;
        var site = context.RequestServices.GetRequiredService<Site>();
        // Asking a locked database again would make the reader, and a thread, wait once more.
        if (context.Features.Get<DatabaseFailed>() is not null)
        {
            site.UseKnown();
            return;
        }

        try
        {
            await site.LoadAsync(context.RequestAborted);
        }
        catch (Exception exception) when (database.IsUnavailable(exception))
        {
            // The page then shows what the host knows of the tenant: its title.
        }
    }

    /// <summary>Where no page can be made: the text in both languages, since it may not be known which one is wanted.</summary>
    private static Task SendTextAsync(HttpContext context, string key)
    {
        var texts = new[] { Language.Indonesian, Language.English }.Select(language => Texts.ResourceManager.GetString(key, language.Culture));
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(string.Join('\n', texts), context.RequestAborted);
    }

    /// <summary>Paths may hold what opens something, such as the link of an invitation; a log holds the address without it.</summary>
    private static string PatternOf(HttpContext context) => (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(no endpoint)";

    private sealed class DatabaseFailed;

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Pattern} failed")]
    private static partial void LogFailed(ILogger logger, Exception exception, string method, string pattern);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database of {Tenant} can't serve now: {Reason}")]
    private static partial void LogUnavailable(ILogger logger, string? tenant, string reason);
}
