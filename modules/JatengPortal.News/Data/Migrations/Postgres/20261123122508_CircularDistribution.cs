using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace JatengPortal.News.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class CircularDistribution : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "circular_distributions",
                columns: table => new
                {
                    circular_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<string>(type: "text", nullable: false),
                    slug = table.Column<string>(type: "text", nullable: false),
                    selection = table.Column<string>(type: "text", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    sent_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    deadline_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_circular_distributions", x => x.circular_id);
                });

            migrationBuilder.CreateTable(
                name: "received_circulars",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    origin_id = table.Column<Guid>(type: "uuid", nullable: false),
                    circular_id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    is_withdrawn = table.Column<bool>(type: "boolean", nullable: false),
                    slug = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<string>(type: "text", nullable: false),
                    origin_name = table.Column<string>(type: "text", nullable: false),
                    origin_address = table.Column<string>(type: "text", nullable: false),
                    fields = table.Column<string>(type: "text", nullable: false),
                    body_html = table.Column<string>(type: "text", nullable: false),
                    relations = table.Column<string>(type: "text", nullable: false),
                    deadline_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    received_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    read_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    read_by = table.Column<string>(type: "text", nullable: true),
                    acknowledged_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    acknowledged_by = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_received_circulars", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "circular_receivers",
                columns: table => new
                {
                    circular_id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sent_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    arrived_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    read_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    acknowledged_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    acknowledged_by = table.Column<string>(type: "text", nullable: true),
                    reminded_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_circular_receivers", x => new { x.circular_id, x.tenant_id });
                    table.ForeignKey(
                        name: "FK_circular_receivers_circular_distributions_circular_id",
                        column: x => x.circular_id,
                        principalTable: "circular_distributions",
                        principalColumn: "circular_id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_circular_distributions_sent_utc_circular_id",
                table: "circular_distributions",
                columns: new[] { "sent_utc", "circular_id" });

            migrationBuilder.CreateIndex(
                name: "IX_circular_receivers_tenant_id",
                table: "circular_receivers",
                column: "tenant_id");

            migrationBuilder.CreateIndex(
                name: "IX_received_circulars_acknowledged_utc_is_withdrawn",
                table: "received_circulars",
                columns: new[] { "acknowledged_utc", "is_withdrawn" });

            migrationBuilder.CreateIndex(
                name: "IX_received_circulars_origin_id_circular_id",
                table: "received_circulars",
                columns: new[] { "origin_id", "circular_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_received_circulars_received_utc_id",
                table: "received_circulars",
                columns: new[] { "received_utc", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_received_circulars_slug",
                table: "received_circulars",
                column: "slug",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "circular_receivers");

            migrationBuilder.DropTable(
                name: "received_circulars");

            migrationBuilder.DropTable(
                name: "circular_distributions");
        }
    }
}
