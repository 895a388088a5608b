using JatengPortal.Kernel;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Tenants;

var builder = WebApplication.CreateBuilder(args);
builder.AddPortal(ModuleCatalog.FromReferences(typeof(Program).Assembly));
builder.Services.AddPortalWork();
var app = builder.Build();
app.UsePortal();
await app.RunAsync();
