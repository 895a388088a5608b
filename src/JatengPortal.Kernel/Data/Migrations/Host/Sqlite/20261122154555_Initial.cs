using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace JatengPortal.Kernel.Data.Migrations.Host.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "host",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    revision = table.Column<long>(type: "INTEGER", nullable: false),
                    setup_recipe = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_host", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "tenants",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    parent_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    region_code = table.Column<string>(type: "TEXT", nullable: true),
                    created_utc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    setup_recipe = table.Column<string>(type: "TEXT", nullable: true),
                    setup_parameters = table.Column<string>(type: "TEXT", nullable: false),
                    schema_version = table.Column<string>(type: "TEXT", nullable: false),
                    revision = table.Column<long>(type: "INTEGER", nullable: false),
                    marked = table.Column<bool>(type: "INTEGER", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    sort_title = table.Column<string>(type: "TEXT", nullable: false),
                    features = table.Column<string>(type: "TEXT", nullable: false),
                    theme = table.Column<string>(type: "TEXT", nullable: false),
                    content_version = table.Column<long>(type: "INTEGER", nullable: false),
                    projected_version = table.Column<long>(type: "INTEGER", nullable: false),
                    next_due_utc = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tenants", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "waiting_deliveries",
                columns: table => new
                {
                    sender_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    receiver_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    since_utc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    retry_utc = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_waiting_deliveries", x => new { x.sender_id, x.receiver_id });
                });

            migrationBuilder.CreateTable(
                name: "tenant_addresses",
                columns: table => new
                {
                    host_name = table.Column<string>(type: "TEXT", nullable: false),
                    prefix = table.Column<string>(type: "TEXT", nullable: false),
                    tenant_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tenant_addresses", x => new { x.host_name, x.prefix });
                    table.ForeignKey(
                        name: "FK_tenant_addresses_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                table: "host",
                columns: new[] { "id", "revision", "setup_recipe" },
                values: new object[] { 1, 0L, null });

            migrationBuilder.CreateIndex(
                name: "IX_tenant_addresses_tenant_id",
                table: "tenant_addresses",
                column: "tenant_id");

            migrationBuilder.CreateIndex(
                name: "IX_tenants_name",
                table: "tenants",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_tenants_next_due_utc",
                table: "tenants",
                column: "next_due_utc");

            migrationBuilder.CreateIndex(
                name: "IX_tenants_revision",
                table: "tenants",
                column: "revision");

            migrationBuilder.CreateIndex(
                name: "IX_tenants_sort_title_id",
                table: "tenants",
                columns: new[] { "sort_title", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_waiting_deliveries_receiver_id",
                table: "waiting_deliveries",
                column: "receiver_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "host");

            migrationBuilder.DropTable(
                name: "tenant_addresses");

            migrationBuilder.DropTable(
                name: "waiting_deliveries");

            migrationBuilder.DropTable(
                name: "tenants");
        }
    }
}
