using JatengPortal.Kernel.Security;
using JatengPortal.Kernel.Tenants;
using Microsoft.AspNetCore.Http;

namespace JatengPortal.Kernel.Web.Caching;

/// <summary>Answers anonymous readers from the store before routing: without authentication, scope or query.</summary>
internal sealed class AnswerFromCache(RequestDelegate next, PageStore store, TenantRegistry registry)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!store.Enabled || !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) || SignInCookie.MayBeSignedIn(request))
            return next(context);
        var tenant = context.Features.Get<Tenant>()!;
        if (tenant.State != TenantState.Running
            || PageStore.KeyOf(tenant, registry.Listing, context.Features.Get<Language>()!, request.Path.Value!) is not { } key)
            return next(context);
        if (store.Find(key, request) is { } page)
            return page.SendAsync(context);
        // The key holds the content version of this moment: a page that is rendered while something is published is kept under
        // the old version, where nobody looks for it any more.
        context.Features.Set(key);
        return next(context);
    }
}

/// <summary>Keeps what cacheable endpoints have rendered.</summary>
internal sealed class KeepInCache(RequestDelegate next, PageStore store)
{
    private const int LargestPage = 2 * 1024 * 1024;

    public async Task InvokeAsync(HttpContext context)
    {
        var key = context.Features.Get<PageKey>();
        var cached = context.GetEndpoint()?.Metadata.GetMetadata<CachedPublicPage>();
        if (key is null || cached is null)
        {
            await next(context);
            return;
        }

        var response = context.Response;
        var body = response.Body;
        using var buffer = new MemoryStream();
        response.Body = buffer;
        try
        {
            await next(context);
        }
        finally
        {
            response.Body = body;
        }

        var keep = response is { StatusCode: StatusCodes.Status200OK, ContentType: not null } && buffer.Length <= LargestPage
            && response.Headers.SetCookie.Count == 0;
        if (!keep)
        {
            buffer.Position = 0;
            if (buffer.Length > 0)
                await buffer.CopyToAsync(body, context.RequestAborted);
            return;
        }

        // An invitation to a script that no page of ours has; a page from the store doesn't carry it either.
        response.Headers.Remove("blazor-enhanced-nav");
        var page = new CachedPage(buffer.ToArray(), response.ContentType!);
        store.Keep(key, cached.QueryNames, context.Request, page);
        await page.SendAsync(context);
    }
}
